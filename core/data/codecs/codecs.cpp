// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/codecs/codecs.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <iostream>
#include <mutex>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <type_traits>

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>

namespace {

std::uint8_t toByte(std::uint8_t value) {
    return value;
}
std::uint8_t toByte(std::uint16_t value) {
    return static_cast<std::uint8_t>((value * 255u + 32895u) >> 16);
}
std::uint8_t toByte(float value) {
    return static_cast<std::uint8_t>(std::clamp(std::isnan(value) ? 0.0f : value, 0.0f, 255.0f));
}
std::uint8_t toByte(double value) {
    return toByte(static_cast<float>(value));
}
std::uint8_t toByte(std::int32_t value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0, 255));
}

/// OpenCV's order is B, G, R(, A); one channel is grey, two are grey and alpha.
template <class T>
void copyAs(const cv::Mat& image, unsigned char* rgb) {
    const int channels = image.channels();
    const bool colour = channels >= 3;
    for (int y = 0; y < image.rows; ++y) {
        const T* pixel = image.ptr<T>(y);
        for (int x = 0; x < image.cols; ++x, pixel += channels, rgb += 3) {
            rgb[0] = toByte(pixel[colour ? 2 : 0]);
            rgb[1] = toByte(pixel[colour ? 1 : 0]);
            rgb[2] = toByte(pixel[0]);
        }
    }
}

void copyPixels(const cv::Mat& image, unsigned char* rgb) {
    switch (image.depth()) {
        case CV_8U:
            return copyAs<std::uint8_t>(image, rgb);
        case CV_16U:
            return copyAs<std::uint16_t>(image, rgb);
        case CV_32S:
            return copyAs<std::int32_t>(image, rgb);
        case CV_32F:
            return copyAs<float>(image, rgb);
        case CV_64F:
            return copyAs<double>(image, rgb);
        default:
            throw std::runtime_error("its numbers are of an unknown kind");
    }
}

/// imdecode writes what is wrong with a file to std::cerr, where the command line's progress goes: this stands before
/// it and lets through what other threads write.
class QuietErrors : public std::streambuf {
public:
    /// Never taken away again, as the module is never closed.
    static void install() {
        static QuietErrors* const installed = new QuietErrors;
        static_cast<void>(installed);
    }
    static inline thread_local bool quiet = false;

protected:
    int overflow(int c) override {
        if (quiet || c == traits_type::eof()) return traits_type::not_eof(c);
        return m_behind->sputc(static_cast<char>(c));
    }
    std::streamsize xsputn(const char* text, std::streamsize size) override {
        return quiet ? size : m_behind->sputn(text, size);
    }
    int sync() override { return quiet ? 0 : m_behind->pubsync(); }

private:
    QuietErrors() : m_behind(std::cerr.rdbuf(this)) {}
    std::streambuf* m_behind;
};

cv::Mat quietlyDecoded(const cv::Mat& file) {
    QuietErrors::install();
    struct Quiet {
        Quiet() { QuietErrors::quiet = true; }
        ~Quiet() { QuietErrors::quiet = false; }
    } const quiet;
    return cv::imdecode(file, cv::IMREAD_UNCHANGED);
}

void decode(const unsigned char* bytes, std::size_t size, int width, int height, unsigned char* rgb) {
    static std::once_flag silenced;
    std::call_once(silenced, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
    const cv::Mat file(1, static_cast<int>(size), CV_8UC1, const_cast<unsigned char*>(bytes));
    const cv::Mat image = quietlyDecoded(file);
    if (image.empty()) throw std::runtime_error("the decoder gives no picture");
    if (image.cols != width || image.rows != height)
        throw std::runtime_error("its header says " + std::to_string(width) + " x " + std::to_string(height) +
                                 ", the picture has " + std::to_string(image.cols) + " x " +
                                 std::to_string(image.rows));
    copyPixels(image, rgb);
}

}  // namespace

extern "C" __attribute__((visibility("default"))) int studioDecode(const unsigned char* bytes, std::size_t size,
                                                                   int width, int height, unsigned char* rgb,
                                                                   char* reason, std::size_t reasonSize) {
    try {
        decode(bytes, size, width, height, rgb);
        return 0;
    } catch (const cv::Exception& error) {
        std::snprintf(reason, reasonSize, "%s", error.err.c_str());
    } catch (const std::exception& error) {
        std::snprintf(reason, reasonSize, "%s", error.what());
    } catch (...) {
        std::snprintf(reason, reasonSize, "unknown error");
    }
    return 1;
}

// The type the other side calls it by.
static_assert(std::is_same_v<decltype(&studioDecode), StudioDecode>);
